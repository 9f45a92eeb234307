import { Button, Menu } from '@mantine/core';

export interface Seldom {
  readonly words: string;
  readonly act: () => void;
}

export interface MoreProps {
  /** Whom or what it is about, for readers. */
  readonly about: string;
  readonly deeds: readonly (Seldom | null)[];
}

/** What is seldom done, one tap further away than the rest. */
export function More({ about, deeds }: MoreProps) {
  return (
    <Menu position="bottom-start" shadow="md" withinPortal={false}>
      <Menu.Target>
        <Button variant="subtle">
          More<span className="for-readers">: {about}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.map(
          (deed) =>
            deed && (
              <Menu.Item key={deed.words} fz="md" onClick={deed.act}>
                {deed.words}
              </Menu.Item>
            ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
