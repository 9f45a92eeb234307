/** A button that stays where it is when it cannot be used, and says why and what would make it usable. */
import { Button, type ButtonProps, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export interface RefusableButtonProps extends ButtonProps {
  /** Why it cannot be used now; null when it can. */
  readonly refusal: string | null;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly ariaKeys?: string;
  readonly children: ReactNode;
}

export function RefusableButton({ refusal, onClick, children, ariaKeys, ...rest }: RefusableButtonProps) {
  const reason = useId();
  return (
    <div className="refusable">
      <Button
        {...rest}
        {...(refusal && { 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': reason })}
        {...(ariaKeys && { 'aria-keyshortcuts': ariaKeys })}
        onClick={(event) => {
          if (refusal) event.preventDefault();
          else onClick?.();
        }}
      >
        {children}
      </Button>
      {refusal && (
        <Text id={reason} c="dimmed" fz="sm">
          {refusal}
        </Text>
      )}
    </div>
  );
}
