/** Mantine in Kept's own colours: warm paper, ink, one deep teal. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { dark, light, type Tokens } from './tokens.ts';

const teal: MantineColorsTuple = [
  '#e9f6f5',
  '#d3eae9',
  '#a5d6d4',
  '#6cc5c3',
  '#44aeac',
  '#289694',
  '#177c7c',
  '#0f5f63',
  '#0a4d51',
  '#053c40',
];

/** Greys as warm as the paper, for whatever Mantine draws by itself. */
const gray: MantineColorsTuple = [
  '#faf8f4',
  '#f3f0ea',
  '#e9e5dc',
  '#ddd7cb',
  '#c9c2b4',
  '#aba394',
  '#857d70',
  '#625c52',
  '#433f38',
  '#23201b',
];
const darkGray: MantineColorsTuple = [
  '#efebe3',
  '#d9d4ca',
  '#b3aca0',
  '#857f74',
  '#56524a',
  '#3d3a33',
  '#24221e',
  '#1b1a17',
  '#151412',
  '#0f0e0c',
];

/** What stands on the accent is dark in the dark theme, where the accent is light. */
function variantColorResolver(input: Parameters<VariantColorsResolver>[0]) {
  const usual = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...usual, color: 'var(--mantine-primary-color-contrast)' } : usual;
}

export const theme = createTheme({
  fontFamily: '"Source Sans 3 Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Source Sans 3 Variable", system-ui, sans-serif', fontWeight: '620' },
  colors: { teal, gray, dark: darkGray },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver,
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Letters of 16 px: smaller ones make a phone zoom in on every field.
  components: {
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    CheckboxGroup: { defaultProps: { size: 'md' } },
    // A menu begins at its first entry; a place to focus that is none would stop readers.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Switch: { defaultProps: { size: 'md' } },
  },
});

const variables = (tokens: Tokens) => ({
  '--mantine-color-body': tokens.paper,
  '--mantine-primary-color-contrast': tokens.onAccent,
  '--mantine-color-anchor': tokens.accent,
  '--mantine-color-text': tokens.ink,
  '--mantine-color-dimmed': tokens.quiet,
  '--mantine-color-default': tokens.raised,
  '--mantine-color-default-border': tokens.line,
  '--mantine-color-error': tokens.unaccounted,
  '--mantine-color-placeholder': tokens.quiet,
  '--kept-raised': tokens.raised,
  '--kept-late': tokens.late,
  '--kept-unconfirmed': tokens.unconfirmed,
  '--kept-unaccounted': tokens.unaccounted,
  '--kept-accounted': tokens.accounted,
  '--kept-line': tokens.line,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(light),
  dark: variables(dark),
});
