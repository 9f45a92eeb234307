/** A form or a record over the screen it belongs to: at the side on a desk, all of it on a phone. */
import './sheet.css';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SheetProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size="min(500px, 100vw)"
      classNames={{ content: 'sheet', title: 'sheet-title', body: 'sheet-body' }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className="sheet-head">
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" size={44} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
