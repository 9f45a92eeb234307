/** Everything that the missed-session agreement says on paper, once for each language. */
import type { AgreementTerms, EmergencyContactRecord } from '../contract.ts';

export interface AgreementWords {
  /** BCP 47. */
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  /** Whether a person who speaks the language has read it. */
  readonly review: 'original' | 'awaiting-review' | 'reviewed';

  readonly title: string;
  readonly beginning: string;

  readonly reach: {
    readonly heading: string;
    readonly inThisOrder: string;
    readonly nothingAllowed: string;
    readonly text: (address: string) => string;
    readonly call: (address: string) => string;
    readonly email: (address: string) => string;
    readonly voicemail: string;
    readonly noVoicemail: string;
    readonly hours: (from: string, to: string, days: string | null) => string;
    readonly never: (address: string) => string;
    readonly inYourWords: (words: string) => string;
    readonly youAsked: (words: string) => string;
    readonly guardian: string;
  };
  readonly saying: {
    readonly heading: string;
    readonly whatWeAsk: string;
    readonly namesPractice: (practice: string) => string;
    readonly hidesPractice: string;
    readonly saysTherapy: string;
    readonly hidesTherapy: string;
    readonly warned: string;
    readonly notWarned: string;
    readonly others: Readonly<Record<'told' | 'notTold', string>>;
  };
  readonly people: {
    readonly heading: string;
    readonly rule: Readonly<Record<AgreementTerms['emergencyContact'], string>>;
    readonly after: (time: string) => string;
    readonly person: (name: string, scope: string) => string;
    readonly scope: Readonly<Record<Exclude<EmergencyContactRecord['scope'], 'none'>, string>>;
    readonly notIf: (words: string) => string;
    readonly never: (name: string) => string;
    readonly nobody: string;
  };
  readonly danger: {
    readonly heading: string;
    readonly responder: Readonly<Record<AgreementTerms['responder'], string>>;
    readonly law: string;
    readonly place: (words: string) => string;
    readonly helps: (words: string) => string;
  };
  readonly more: string;
  readonly yours: { readonly heading: string; readonly change: string; readonly noEmergency: string };
  /** Above the signature. */
  readonly agree: string;
  readonly screen: ScreenWords;
}

/** What stands on the screen around the text while the client holds the device. */
export interface ScreenWords {
  readonly name: string;
  readonly draw: string;
  readonly drawNote: string;
  readonly clear: string;
  readonly sign: string;
  readonly notNow: string;
  readonly thanks: string;
  readonly giveBack: string;
}
