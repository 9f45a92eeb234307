import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import { Trouble } from '#ui/states.tsx';
import type { ChannelRecord, ClientRecord } from '../contract.ts';
import { ChannelForm } from './channel-form.tsx';
import { daysAgo, monthsAfter, todayIn } from './days.ts';
import { LiftStopForm } from './lift-stop-form.tsx';
import { More } from './more.tsx';
import { Phone } from './phone.tsx';
import { useMay } from './staff.ts';
import { useChange } from './use-change.ts';
import { hoursInWords, kindWords } from './words.ts';

/** A number that was read back not long ago need not be asked for again. */
const freshMonths = 3;

export interface ChannelItemProps {
  readonly client: ClientRecord;
  readonly channel: ChannelRecord;
  readonly first: boolean;
  readonly onMoveUp: (() => void) | undefined;
}

export function ChannelItem({ client, channel, first, onMoveUp }: ChannelItemProps) {
  const [open, setOpen] = useState<'edit' | 'lift' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Text fw={600}>
          {kindWords[channel.kind]} · <Address channel={channel} />
        </Text>
        <Text c="dimmed" fz="sm">
          {[channel.label, first && 'tried first'].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <Standing channel={channel} today={todayIn(client.timeZone)} />
      {open === 'edit' && <ChannelForm client={client} channel={channel} onDone={close} />}
      {open === 'lift' && <LiftStopForm channel={channel} onDone={close} />}
      {open === null && <Actions client={client} channel={channel} onMoveUp={onMoveUp} onOpen={setOpen} />}
    </>
  );
}

function Address({ channel }: { readonly channel: ChannelRecord }) {
  if (channel.kind === 'email') return <span>{channel.address}</span>;
  return <Phone number={channel.address} />;
}

interface Permission extends MarkProps {
  readonly words: string;
}

/** "Never" beats "stop", and both beat a permission [P1.4]. */
function permissionOf(channel: ChannelRecord): Permission {
  if (channel.neverContact) return { shape: 'diamond', tone: 'unaccounted', words: 'Never to be used' };
  if (channel.optedOutAt) {
    return { shape: 'diamond', tone: 'late', words: `They said stop on ${fullDay(channel.optedOutAt)}` };
  }
  if (!channel.allowed) return { shape: 'ring', tone: 'quiet', words: 'Not allowed yet, so not used' };
  return { shape: 'check', tone: 'accounted', words: 'Allowed' };
}

function Standing({ channel, today }: { readonly channel: ChannelRecord; readonly today: string }) {
  const { words, ...mark } = permissionOf(channel);
  const voicemail = channel.voicemailAllowed ? 'voicemail allowed' : 'no voicemail';
  return (
    <>
      <Text>
        <Mark {...mark} /> <b>{words}</b>
        {channel.kind === 'voice' && channel.allowed && ` · ${voicemail}`}
        {channel.allowed && ` · ${hoursInWords(channel.safeHours)}`}
      </Text>
      <Text fz="sm" c="dimmed">
        {channel.verifiedOn
          ? `Known to reach them ${daysAgo(channel.verifiedOn, today)}`
          : 'Not checked with them yet'}
        {channel.sharedWith.length > 0 && ' · another client has it too, so a reply from it goes to a person'}
      </Text>
    </>
  );
}

interface ActionsProps extends Pick<ChannelItemProps, 'client' | 'channel' | 'onMoveUp'> {
  readonly onOpen: (what: 'edit' | 'lift') => void;
}

function Actions({ client, channel, onMoveUp, onOpen }: ActionsProps) {
  const may = useMay();
  const { trouble, isBusy, change } = useChange(client.id);
  const today = todayIn(client.timeZone);
  const path = `/clients/${client.id}/channels/${channel.id}`;
  const { version } = channel;
  if (!may.write) return null;
  const about = channel.label || channel.address;
  const verify = () => change(() => callServer('PATCH', path, { version, verifiedOn: today }));
  const isFresh = channel.verifiedOn !== null && monthsAfter(channel.verifiedOn, freshMonths) > today;
  return (
    <>
      <div className="item-actions">
        <Button variant="subtle" onClick={() => onOpen('edit')}>
          Change<span className="for-readers"> {about}</span>
        </Button>
        {!isFresh && (
          <Button variant="subtle" disabled={isBusy} onClick={verify}>
            Checked with them today<span className="for-readers">: {about}</span>
          </Button>
        )}
        <More
          about={about}
          deeds={[
            isFresh ? { words: 'Checked with them today', act: verify } : null,
            onMoveUp ? { words: 'Try it earlier', act: onMoveUp } : null,
            channel.optedOutAt === null
              ? {
                  words: 'They said stop',
                  act: () => change(() => callServer('POST', `${path}/opt-out`, { via: 'in-person' })),
                }
              : null,
            channel.optedOutAt !== null && may.clinical
              ? { words: 'They want it again', act: () => onOpen('lift') }
              : null,
            {
              words: 'No longer theirs',
              act: () => change(() => callServer('POST', `${path}/ending`, { version, endedOn: today })),
            },
          ]}
        />
      </div>
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}
