import { PasswordInput, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';

interface Props {
  readonly form: ReturnType<typeof useForm<{ email: string; password: string }>>;
  /** Which address is meant, where that is a question. */
  readonly about?: string;
}

/** With what somebody will sign in from now on. A password manager keeps the two together. */
export function NewSignInFields({ form, about }: Props) {
  return (
    <>
      <TextInput
        label="Your email"
        description={about}
        type="email"
        required
        autoComplete="username"
        {...form.getInputProps('email')}
        key={form.key('email')}
      />
      <PasswordInput
        label="A new password"
        description="At least 12 characters. A few unrelated words are easy to keep in mind."
        required
        autoComplete="new-password"
        aria-invalid={form.errors.password !== undefined}
        {...form.getInputProps('password')}
        key={form.key('password')}
      />
    </>
  );
}
