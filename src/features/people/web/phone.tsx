import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';

/** A number as people write it. The library that knows how comes only when a number is shown. */
export function Phone({ number }: { readonly number: string }) {
  return <Anchor href={`tel:${number}`}>{usePhoneWords(number)}</Anchor>;
}

export function usePhoneWords(number: string): string {
  const [words, setWords] = useState(known.get(number) ?? number);
  useEffect(() => {
    let isGone = false;
    async function learn(): Promise<void> {
      const text = await inWords(number);
      known.set(number, text);
      if (!isGone) setWords(text);
    }
    void learn();
    return () => {
      isGone = true;
    };
  }, [number]);
  return known.get(number) ?? words;
}

const known = new Map<string, string>();

async function inWords(number: string): Promise<string> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
