import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Icon } from '#ui/icon.tsx';
import { useInitials } from '#ui/initials.ts';
import { Keys } from '#ui/keys.tsx';
import { lockNow } from '#ui/lock.ts';
import type { Me } from '#ui/me.ts';
import { Trouble } from '#ui/states.tsx';

/** What concerns only whoever sits here: their account, how the screen looks, and leaving. */
export function OwnMenu({ me }: { readonly me: Me }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const initials = useInitials();
  const { leave, trouble } = useLeaving();
  return (
    <>
      {trouble && <Trouble>{trouble}</Trouble>}
      <Menu position="bottom-end" width={290} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className="own-button" aria-label={`${me.staff.name}, your menu`}>
            <span className="own-name" dir="auto">
              {me.staff.name}
            </span>
            <span className="own-icon">
              <Icon name="person" />
            </span>
            <Icon name="chevron" size={16} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon name="person" />}
            renderRoot={(props) => <Link to="/account" {...props} />}
          >
            Your account
          </Menu.Item>
          <Menu.Divider />
          <Menu.CheckboxItem checked={initials.isOn} onChange={initials.set} closeMenuOnClick={false}>
            Initials instead of names
          </Menu.CheckboxItem>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
          >
            <Menu.Label>Appearance</Menu.Label>
            <Menu.RadioItem value="light">Light</Menu.RadioItem>
            <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
            <Menu.RadioItem value="auto">As this device has it</Menu.RadioItem>
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="lock" />} rightSection={<Keys of="lock" />} onClick={lockNow}>
            Lock now
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="leave" />} onClick={leave}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Only once the server has ended it: a page that says "signed out" and is not would be worse than an error. */
function useLeaving() {
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  async function leave(): Promise<void> {
    try {
      await callServer('POST', '/sign-out');
      queries.clear();
      window.location.assign('/sign-in');
    } catch (error) {
      setTrouble(inWords(error));
    }
  }
  return { leave: () => void leave(), trouble };
}
