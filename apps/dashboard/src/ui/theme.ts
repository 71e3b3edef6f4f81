import { createTheme, type VariantColorsResolver } from '@mantine/core'

/** Every variant in our tokens, so that light, dark and danger need no shade tables. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const border = '1px solid transparent'
  if (variant === 'filled' && color === 'red') return { background: 'var(--bad)', hover: 'var(--bad)', color: 'var(--surface)', border }
  if (variant === 'filled') return { background: 'var(--ac)', hover: 'var(--ac-h)', color: 'var(--on-ac)', border }
  if (variant === 'subtle' || variant === 'transparent') return { background: 'transparent', hover: 'var(--hover)', color: 'var(--tx-2)', border }
  return { background: 'var(--surface)', hover: 'var(--hover)', color: 'var(--tx)', border: '1px solid var(--line-2)' }
}

// Scroll locking injects a style element, which the content security policy forbids; our page body does not scroll anyway.
const overlay = { lockScroll: false }
const field = { size: 'sm' }
const buttonSize = () => ({ root: { '--button-height': '32px', '--button-padding-x': '12px' } })

// Plain objects instead of `Button.extend`, so that the theme pulls no component into the first chunk.
export const theme = createTheme({
  primaryColor: 'teal',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: 'var(--font)',
  variantColorResolver,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', size: 30 } },
    Button: { defaultProps: { size: 'sm' }, vars: (_theme: unknown, props: { size?: string }) => (props.size?.startsWith('compact') ? { root: {} } : buttonSize()) },
    Checkbox: { defaultProps: { size: 'sm' } },
    DrawerRoot: { defaultProps: overlay },
    // Inside the page's landmarks, and without the empty focus holder that a menu may not contain (axe: region, aria-required-children).
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false, shadow: 'md' } },
    ModalRoot: { defaultProps: { ...overlay, centered: true } },
    NativeSelect: { defaultProps: field },
    PasswordInput: { defaultProps: field },
    Select: { defaultProps: { ...field, comboboxProps: { shadow: 'md', withinPortal: false }, withScrollArea: false } },
    Switch: { defaultProps: { size: 'sm' } },
    TagsInput: { defaultProps: field },
    Textarea: { defaultProps: field },
    TextInput: { defaultProps: field },
  },
})
