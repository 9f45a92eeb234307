import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '#ui/sheet.tsx';

export function SheetSample() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Open a sheet
      </Button>
      {isOpen && (
        <Sheet title="Move Ana Reyes" onClose={() => setIsOpen(false)}>
          <Text mb="md">At the side on a desk, all of the screen on a phone.</Text>
          <TextInput label="Begins at" defaultValue="14:00" data-autofocus />
        </Sheet>
      )}
    </div>
  );
}
