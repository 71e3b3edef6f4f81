import { createTheme, type VariantColorsResolver } from '@mantine/core'

/** Every variant in our tokens, so that light, dark and danger need no shade tables. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const danger = color === 'red'
  const ink = danger ? 'var(--bad)' : 'var(--ac-tx)'
  if (variant === 'filled') {
    const fill = danger ? 'var(--bad)' : 'var(--ac)'
    return { background: fill, hover: danger ? 'var(--bad)' : 'var(--ac-h)', color: danger ? 'var(--surface)' : 'var(--on-ac)', border: '1px solid transparent' }
  }
  if (variant === 'light') return { background: 'var(--ac-soft)', hover: 'var(--ac-soft)', color: ink, border: '1px solid transparent' }
  if (variant === 'subtle' || variant === 'transparent') {
    return { background: 'transparent', hover: 'var(--hover)', color: danger ? ink : 'var(--tx-2)', border: '1px solid transparent' }
  }
  return { background: 'var(--surface)', hover: 'var(--hover)', color: danger ? ink : 'var(--tx)', border: '1px solid var(--line-2)' }
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
    Drawer: { defaultProps: overlay },
    Modal: { defaultProps: { ...overlay, centered: true } },
    NativeSelect: { defaultProps: field },
    PasswordInput: { defaultProps: field },
    Select: { defaultProps: { ...field, comboboxProps: { shadow: 'md' } } },
    Switch: { defaultProps: { size: 'sm' } },
    TagsInput: { defaultProps: field },
    Textarea: { defaultProps: field },
    TextInput: { defaultProps: field },
  },
})
