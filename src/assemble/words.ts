/** What Lectern itself says on a slide, by language, and how plain text is written so that Markdown shows it. */

export interface Words {
  readonly agenda: string;
  readonly sources: string;
  /** Before the name of the one party whose word a slide rests on. */
  readonly claimedBy: string;
}

const ENGLISH: Words = { agenda: 'Agenda', sources: 'Sources', claimedBy: 'claimed by' };

const WORDS: Readonly<Record<string, Words>> = {
  de: { agenda: 'Ablauf', sources: 'Quellen', claimedBy: 'nach Angabe von' },
  en: ENGLISH,
  es: { agenda: 'Contenido', sources: 'Fuentes', claimedBy: 'según' },
  fr: { agenda: 'Plan', sources: 'Sources', claimedBy: 'selon' },
  hy: { agenda: 'Օրակարգ', sources: 'Աղբյուրներ', claimedBy: 'ըստ' },
  it: { agenda: 'Agenda', sources: 'Fonti', claimedBy: 'secondo' },
  ru: { agenda: 'План', sources: 'Источники', claimedBy: 'по утверждению:' },
};

/** The words for a BCP 47 language tag; English where the language is not listed. */
export function wordsFor(lang: string): Words {
  return WORDS[lang.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
}

/** Plain text as Markdown that shows it. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\\`*_[\]|~$]/g, '\\$&');
}
