/** Every message that can leave, by what it is for, and in which languages it has been read by somebody who speaks them. */
import './templates.css';
import { VisuallyHidden } from '@mantine/core';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Page } from '#ui/page.tsx';
import { Answer } from '#ui/states.tsx';
import type { TemplateEntry } from '../contract.ts';
import { useTemplates } from './template-view.ts';
import {
  addressOf,
  languages,
  languageWords,
  type Medium,
  mediumWords,
  type TemplateId,
  titles,
} from './template-words.ts';

const ids = Object.keys(titles) as TemplateId[];
const media: readonly Medium[] = ['sms', 'email', 'letter'];

export function TemplatesPage() {
  const templates = useTemplates();
  return (
    <Page title="Templates">
      <Answer to={templates} lines={8}>
        {({ templates: all }) => (
          <>
            <p className="templates-lead">
              Kept sends nothing but these words. What is published is sent from then on; an open case keeps
              the words that it was opened with.
            </p>
            <Group title="To clients" audience="client" all={all} />
            <Group title="To staff" audience="staff" all={all} />
          </>
        )}
      </Answer>
    </Page>
  );
}

interface GroupProps {
  readonly title: string;
  readonly audience: TemplateEntry['audience'];
  readonly all: readonly TemplateEntry[];
}

function Group({ title, audience, all }: GroupProps) {
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <ul className="messages">
        {ids
          .filter((id) => all.some((one) => one.id === id && one.audience === audience))
          .map((id) => (
            <li key={id}>
              <div>
                <h3 className="message-title">{titles[id][0]}</h3>
                <p className="quiet">{titles[id][1]}</p>
              </div>
              <div className="message-media">
                {media
                  .filter((medium) => all.some((one) => one.id === id && one.medium === medium))
                  .map((medium) => (
                    <OneMedium key={medium} id={id} medium={medium} all={all} />
                  ))}
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}

interface OneMediumProps {
  readonly id: TemplateId;
  readonly medium: Medium;
  readonly all: readonly TemplateEntry[];
}

function OneMedium({ id, medium, all }: OneMediumProps) {
  return (
    <div className="message-medium">
      <span className="message-way">{mediumWords[medium]}</span>
      {languages.map((language) => {
        const entry = all.find((one) => one.id === id && one.medium === medium && one.language === language);
        return (
          <InnerLink
            key={language}
            to={addressOf(id, medium, language)}
            className="message-language"
            underline="hover"
          >
            <span>
              <VisuallyHidden>
                {titles[id][0]}, {mediumWords[medium]},{' '}
              </VisuallyHidden>
              {languageWords[language]}
            </span>{' '}
            <LanguageState entry={entry} />
          </InnerLink>
        );
      })}
    </div>
  );
}

function LanguageState({ entry }: { readonly entry: TemplateEntry | undefined }) {
  return (
    <span className="message-state">
      {entry && (
        <Mark
          shape={entry.versions[0]?.reviewed ? 'check' : 'half'}
          tone={entry.versions[0]?.reviewed ? 'accounted' : 'late'}
        />
      )}
      {stateOf(entry)}
    </span>
  );
}

function stateOf(entry: TemplateEntry | undefined): string {
  if (!entry) return 'no words';
  return entry.versions[0]?.reviewed ? 'reviewed' : 'not reviewed';
}
