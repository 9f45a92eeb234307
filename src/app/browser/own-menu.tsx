import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icon.tsx';
import { useInitials } from '#ui/initials.ts';
import { Keys } from '#ui/keys.tsx';
import { lockNow } from '#ui/lock.ts';
import type { Me } from '#ui/me.ts';

interface OwnMenuProps {
  readonly me: Me;
  readonly onLeave: () => void;
}

/** What concerns only whoever sits here: their account, how the screen looks, and leaving. */
export function OwnMenu({ me, onLeave }: OwnMenuProps) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const initials = useInitials();
  return (
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
        <Menu.Item leftSection={<Icon name="leave" />} onClick={onLeave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
