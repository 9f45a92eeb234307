import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Trouble } from '#ui/states.tsx';

export interface PasswordFields {
  readonly email: string;
  readonly password: string;
}

export interface PasswordFormProps {
  readonly isBusy: boolean;
  readonly onPassword: (fields: PasswordFields) => void;
}

export function PasswordForm({ isBusy, onPassword }: PasswordFormProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  return (
    <form onSubmit={form.onSubmit(onPassword)}>
      <Stack gap="md">
        <TextInput
          label="Email"
          type="email"
          required
          autoComplete="username"
          {...form.getInputProps('email')}
          key={form.key('email')}
        />
        <PasswordInput
          label="Password"
          required
          autoComplete="current-password"
          {...form.getInputProps('password')}
          key={form.key('password')}
        />
        <Button type="submit" size="md" variant="default" loading={isBusy}>
          Sign in with a password
        </Button>
      </Stack>
    </form>
  );
}

export interface CodeFormProps {
  readonly isBusy: boolean;
  readonly trouble: string;
  readonly onCode: (code: string) => void;
}

export function CodeForm({ isBusy, trouble, onCode }: CodeFormProps) {
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code.trim());
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Code from your app, or a backup code"
          autoComplete="one-time-code"
          required
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Button type="submit" size="md" loading={isBusy}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
