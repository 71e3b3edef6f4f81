export { countingFailures, freeTries, loginDelay, type LoginFailures, type LoginKeyKind } from './login-delay'
export { permissionsOf, reachOf, wholeReach, type Grant, type Reach } from './permissions-of'
export { invitationLifeMs, sessionIdleMs, sessionLifeMs, sessionTouchMs, setupLinkLifeMs } from './session-life'
