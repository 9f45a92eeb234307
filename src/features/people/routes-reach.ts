/** How a client may be reached, and who else may be told, over HTTP. */
import { z } from 'zod';
import { type Api, personOf } from '#features/access/facts.ts';
import * as actions from './actions.ts';
import {
  barInput,
  barLifting,
  channelChange,
  channelId,
  channelInput,
  channelRecord,
  clientEnding,
  contactId,
  emergencyContactChange,
  emergencyContactInput,
  emergencyContactRecord,
  guardianChange,
  guardianInput,
  guardianRecord,
  optOutInput,
  optOutLifting,
  revocationInput,
} from './contract.ts';
import { mustBeClinical, opensChannel, widensConsent } from './permissions.ts';
import { type InPractice, mayRead, mayWrite, mayWriteClinical, ofClient } from './rules.ts';
import { lockClient, readClient } from './store.ts';
import { channelsOf, readChannel } from './store-channels.ts';
import { contactsOf, guardiansOf, readContact, readGuardian } from './store-contacts.ts';

const ofChannel = ofClient.extend({ channelId });
const ofContact = ofClient.extend({ contactId });
const ofGuardian = ofClient.extend({ guardianId: z.uuid() });

export function reachRoutes(api: Api, inPractice: InPractice): void {
  channelRoutes(api, inPractice);
  contactRoutes(api, inPractice);
  guardianRoutes(api, inPractice);
}

function channelRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/channels',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Ways to reach a client, in their order',
        params: ofClient,
        response: { 200: z.object({ channels: z.array(channelRecord) }) },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { channels: await channelsOf(tx, [client.id]) };
      }),
  );

  api.post(
    '/clients/:clientId/channels',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Add a way to reach a client; not allowed unless it says so',
        params: ofClient,
        body: channelInput,
        response: { 201: channelRecord },
      },
    },
    async (request, reply) => {
      const channel = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        if (opensChannel(null, request.body)) mustBeClinical(request);
        return actions.addChannel(work, client, request.body);
      });
      return reply.code(201).send(channel);
    },
  );

  api.patch(
    '/clients/:clientId/channels/:channelId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Change what is allowed over a channel; a new address is a new channel',
        params: ofChannel,
        body: channelChange,
        response: { 200: channelRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        const before = await readChannel(work.tx, request.params.channelId);
        if (opensChannel(before, request.body)) mustBeClinical(request);
        return actions.changeChannel(work, client, request.params.channelId, request.body);
      }),
  );

  api.post(
    '/clients/:clientId/channels/:channelId/ending',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Stop using a channel',
        params: ofChannel,
        body: clientEnding,
        response: { 200: channelRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.endChannel(work, client, request.params.channelId, request.body);
      }),
  );

  api.post(
    '/clients/:clientId/channels/:channelId/opt-out',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Write down that the client said stop; it holds for everybody who shares the address',
        params: ofChannel,
        body: optOutInput,
        response: { 200: channelRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.optOut(work, client, request.params.channelId, request.body.via);
      }),
  );

  api.post(
    '/clients/:clientId/channels/:channelId/opt-out/lifting',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Lift a stop on the client’s own word, saying how it was given',
        params: ofChannel,
        body: optOutLifting,
        response: { 200: channelRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.liftOptOut(work, client, request.params.channelId, request.body.reason);
      }),
  );
}

function contactRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/emergency-contacts',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Who may be told, and how much',
        params: ofClient,
        response: { 200: z.object({ emergencyContacts: z.array(emergencyContactRecord) }) },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { emergencyContacts: await contactsOf(tx, [client.id]) };
      }),
  );

  api.post(
    '/clients/:clientId/emergency-contacts',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Add an emergency contact; without a scope nothing may be said',
        params: ofClient,
        body: emergencyContactInput,
        response: { 201: emergencyContactRecord },
      },
    },
    async (request, reply) => {
      const contact = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        if (request.body.scope !== 'none') mustBeClinical(request);
        return actions.addContact(work, client, request.body);
      });
      return reply.code(201).send(contact);
    },
  );

  api.put(
    '/clients/:clientId/emergency-contacts/:contactId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Write an emergency contact anew',
        params: ofContact,
        body: emergencyContactChange,
        response: { 200: emergencyContactRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        const before = await readContact(work.tx, request.params.contactId);
        if (widensConsent(before, request.body)) mustBeClinical(request);
        return actions.changeContact(work, client, request.params.contactId, request.body);
      }),
  );

  api.post(
    '/clients/:clientId/emergency-contacts/:contactId/revocation',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Write down that the client took a consent back; no reason is needed',
        params: ofContact,
        body: revocationInput,
        response: { 200: emergencyContactRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        const { revokedOn } = await readContact(work.tx, request.params.contactId);
        // An earlier day could fall before the signature, which would then count as newer.
        if (revokedOn && request.body.revokedOn < revokedOn) mustBeClinical(request);
        return actions.revokeContact(work, client, request.params.contactId, request.body);
      }),
  );

  api.post(
    '/clients/:clientId/emergency-contacts/:contactId/ending',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Stop keeping somebody as an emergency contact; a bar stays',
        params: ofContact,
        body: clientEnding,
        response: { 200: emergencyContactRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.endPerson(work, client, 'emergency_contact', request.params.contactId, request.body);
        return readContact(work.tx, request.params.contactId);
      }),
  );

  api.post(
    '/clients/:clientId/emergency-contacts/:contactId/bar',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Bar somebody: on no basis can they be chosen, from now on and in running cases',
        params: ofContact,
        body: barInput,
        response: { 200: emergencyContactRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.barPerson(work, client, 'emergency_contact', request.params.contactId, request.body);
        return readContact(work.tx, request.params.contactId);
      }),
  );

  api.post(
    '/clients/:clientId/emergency-contacts/:contactId/bar/lifting',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Lift a bar, saying why',
        params: ofContact,
        body: barLifting,
        response: { 200: emergencyContactRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.liftBar(work, client, 'emergency_contact', request.params.contactId, request.body);
        return readContact(work.tx, request.params.contactId);
      }),
  );
}

function guardianRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/guardians',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Guardians of a client',
        params: ofClient,
        response: { 200: z.object({ guardians: z.array(guardianRecord) }) },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { guardians: await guardiansOf(tx, [client.id]) };
      }),
  );

  api.post(
    '/clients/:clientId/guardians',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Add a guardian',
        params: ofClient,
        body: guardianInput,
        response: { 201: guardianRecord },
      },
    },
    async (request, reply) => {
      const guardian = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.addGuardian(work, client, request.body);
      });
      return reply.code(201).send(guardian);
    },
  );

  api.put(
    '/clients/:clientId/guardians/:guardianId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Write a guardian anew',
        params: ofGuardian,
        body: guardianChange,
        response: { 200: guardianRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.changeGuardian(work, client, request.params.guardianId, request.body);
      }),
  );

  api.post(
    '/clients/:clientId/guardians/:guardianId/ending',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Stop keeping somebody as a guardian; a bar stays',
        params: ofGuardian,
        body: clientEnding,
        response: { 200: guardianRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.endPerson(work, client, 'guardian', request.params.guardianId, request.body);
        return readGuardian(work.tx, request.params.guardianId);
      }),
  );

  api.post(
    '/clients/:clientId/guardians/:guardianId/bar',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Bar a guardian, and the same person as an emergency contact',
        params: ofGuardian,
        body: barInput,
        response: { 200: guardianRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.barPerson(work, client, 'guardian', request.params.guardianId, request.body);
        return readGuardian(work.tx, request.params.guardianId);
      }),
  );

  api.post(
    '/clients/:clientId/guardians/:guardianId/bar/lifting',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Lift a bar, saying why',
        params: ofGuardian,
        body: barLifting,
        response: { 200: guardianRecord },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.liftBar(work, client, 'guardian', request.params.guardianId, request.body);
        return readGuardian(work.tx, request.params.guardianId);
      }),
  );
}
