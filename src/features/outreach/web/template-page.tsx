/** One message in one language: its words, how they arrive, what stands in their way, and its versions. */
import './templates.css';
import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Answer, Empty } from '#ui/states.tsx';
import type { TemplateEntry } from '../contract.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTemplates } from './template-view.ts';
import {
  addressOf,
  type Language,
  languages,
  languageWords,
  type Medium,
  mediumWords,
  type TemplateId,
  titles,
} from './template-words.ts';

export interface TemplatePageProps {
  readonly id: string;
  readonly medium: string;
  readonly language: string;
}

export function TemplatePage({ id, medium, language }: TemplatePageProps) {
  const templates = useTemplates();
  const title = Object.hasOwn(titles, id) ? titles[id as TemplateId] : null;
  const way = Object.hasOwn(mediumWords, medium) ? mediumWords[medium as Medium] : '';
  return (
    <Page
      title={title ? `${title[0]} · ${way}` : 'Templates'}
      aside={<InnerLink to="/templates">All templates</InnerLink>}
    >
      {title && <p className="templates-lead">{title[1]}</p>}
      <Answer to={templates} lines={8}>
        {({ templates: all }) => {
          const entries = all.filter((one) => one.id === id && one.medium === medium);
          const spoken = languages.find((one) => one === language);
          if (entries.length === 0 || !spoken) {
            return (
              <Empty title="There is no such template">
                It may be sent another way; the list has all of them.
              </Empty>
            );
          }
          return <Languages entries={entries} language={spoken} />;
        }}
      </Answer>
    </Page>
  );
}

interface LanguagesProps {
  readonly entries: readonly TemplateEntry[];
  readonly language: Language;
}

function Languages({ entries, language }: LanguagesProps) {
  const navigate = useNavigate();
  const { id, medium, audience } = entries[0]!;
  const versions = entries.find((one) => one.language === language)?.versions ?? [];
  const english = entries.find((one) => one.language === 'en')?.versions[0];
  return (
    <Tabs
      value={language}
      keepMounted={false}
      className="language-tabs"
      onChange={(next) => void navigate({ to: addressOf(id, medium, next as Language), replace: true })}
    >
      <Tabs.List aria-label="Languages">
        {languages.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {languageWords[one]}
            {!entries.some((entry) => entry.language === one) && <span className="quiet"> · no words</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={language} pt="md">
        <TemplateEditor
          key={`${id} ${medium} ${language}`}
          entry={{ id, medium, language, audience, versions }}
          {...(language !== 'en' && english && { english })}
        />
      </Tabs.Panel>
    </Tabs>
  );
}
