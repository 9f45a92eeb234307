import { createECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { vapidKeysOf } from './vapid-keys.ts';

test('the same secret gives the same pair in every version, and another one another', () => {
  const { publicKey, privateKey } = vapidKeysOf('a secret that is thirty-two characters long');
  expect(publicKey).toBe(
    'BA3hnXK-63MFzFovxig4i5eKPrSeaQJ_tkuWxe0OMpPj4fxl9lNclcyvHt-hcghqiA7fDRtpdpYxWT-CIVObE_0',
  );
  expect(vapidKeysOf('another secret of thirty-two characters or more').publicKey).not.toBe(publicKey);
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey, 'base64url');
  expect(curve.getPublicKey('base64url')).toBe(publicKey);
});
