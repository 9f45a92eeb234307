/** A calendar as a file, such as a practice system exports it. */
import { Button, Checkbox, FileInput, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendFile } from '#ui/call-server.ts';
import { Sheet } from '#ui/sheet.tsx';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { ReportRecord } from '../contract.ts';
import { isOfCalendars } from './of-calendars.ts';

export interface UploadSheetProps {
  readonly calendarId: string;
  readonly onClose: () => void;
}

export function UploadSheet({ calendarId, onClose }: UploadSheetProps) {
  const [file, setFile] = useState<File | null>(null);
  const [isPart, setIsPart] = useState(false);
  const [manyMayVanish, setManyMayVanish] = useState(false);
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const upload = (chosen: File) =>
    trying(async () => {
      const path = `/calendars/${calendarId}/imports?part=${isPart}&manyMayVanish=${manyMayVanish}`;
      const { counts } = await sendFile<ReportRecord>(path, chosen, 'text/calendar');
      const open = counts.unsure + counts.unmatched;
      showToast({
        words: `Imported: ${counts.added} booked, ${counts.unchanged} as before${open > 0 ? `, ${open} wait to be told whose they are` : ''}.`,
      });
      await queries.invalidateQueries({ predicate: isOfCalendars });
      onClose();
    });
  return (
    <Sheet title="Upload a calendar file" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file) void upload(file);
        }}
      >
        <FileInput
          label="File"
          description="An .ics file, at most 20 MB"
          placeholder="Choose a file"
          size="md"
          accept=".ics,text/calendar"
          value={file}
          onChange={setFile}
        />
        <Checkbox
          label="It is only a part of the calendar"
          description="Then nothing is called off for missing from it"
          checked={isPart}
          onChange={(event) => setIsPart(event.currentTarget.checked)}
        />
        <Checkbox
          label="It is right if more than half is gone"
          description="Otherwise so many are held back, because a broken export looks just like that"
          checked={manyMayVanish}
          onChange={(event) => setManyMayVanish(event.currentTarget.checked)}
        />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Group>
          <Button type="submit" size="md" loading={isBusy} disabled={file === null}>
            Import
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            Not now
          </Button>
        </Group>
      </form>
    </Sheet>
  );
}
