/** What a `_brand.yml` says, read and checked: https://posit-dev.github.io/brand-yml/brand/ */
import type { ThemeFont } from './theme.ts';

/** The colours that brand.yml gives a meaning to. */
export const BRAND_ROLES = [
  'foreground',
  'background',
  'primary',
  'secondary',
  'tertiary',
  'success',
  'info',
  'warning',
  'danger',
  'light',
  'dark',
] as const;
export type BrandRole = (typeof BRAND_ROLES)[number];

/** `#rrggbb`. */
export type BrandColors = Readonly<Partial<Record<BrandRole, string>>>;

export interface BrandFamilies {
  readonly base?: string;
  readonly headings?: string;
  readonly monospace?: string;
}

export interface BrandLogo {
  /** `data:` addresses, for light and for dark slides. */
  readonly light: string;
  readonly dark: string;
}

export interface Brand {
  /** Absolute. */
  readonly file: string;
  readonly colors: BrandColors;
  readonly families: BrandFamilies;
  /** Of headings, 100 to 900. */
  readonly headingWeight?: number;
  /** Fonts that come from npm packages. */
  readonly fonts: readonly ThemeFont[];
  /** `@font-face` rules of fonts that come as files. */
  readonly fontCss: string;
  readonly logo?: BrandLogo;
  /** Every file that was read for this, absolute, sorted. */
  readonly inputs: readonly string[];
}
