/** "Here" would end a case about a confirmed miss, and that takes words. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';

export interface NoteDialogProps {
  readonly client: string;
  /** What was written before and could not be put on record. */
  readonly before: string;
  readonly onGive: (note: string) => void;
  readonly onLeave: () => void;
}

export function NoteDialog({ client, before, onGive, onLeave }: NoteDialogProps) {
  const [note, setNote] = useState(before);
  const [error, setError] = useState('');
  return (
    <Modal.Root opened onClose={onLeave} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (note.trim() === '') setError('It is empty; write how you know that they are here.');
              else onGive(note.trim());
            }}
          >
            <Stack>
              <Modal.Title fz="lg" fw={620}>
                <bdi>{client}</bdi> is here after all
              </Modal.Title>
              <Text>
                It was confirmed that they were not seen. This ends the case, and the record needs a few
                words.
              </Text>
              <Textarea
                label="How do you know?"
                placeholder="Came at 14:25, had been stuck on the train"
                size="md"
                autosize
                minRows={2}
                maxLength={5000}
                data-autofocus
                value={note}
                error={error}
                onChange={(event) => {
                  setNote(event.currentTarget.value);
                  setError('');
                }}
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={onLeave}>
                  Not now
                </Button>
                <Button type="submit">End the case: here</Button>
              </Group>
            </Stack>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
