/** The gallery is for whoever builds Kept: in development, and in tests that ask for it. It holds nothing of anybody. */
export const galleryIsOpen = (): boolean =>
  !import.meta.env.PROD || localStorage.getItem('kept.gallery') === 'on';
