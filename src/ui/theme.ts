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

/** What stands on the accent is dark in the dark theme, where the accent is light. */
function variantColorResolver(input: Parameters<VariantColorsResolver>[0]) {
  const usual = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...usual, color: 'var(--mantine-primary-color-contrast)' } : usual;
}

export const theme = createTheme({
  fontFamily: '"Source Sans 3 Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Source Sans 3 Variable", system-ui, sans-serif', fontWeight: '620' },
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver,
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
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
