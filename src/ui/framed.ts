/** Whether a page stands in the app's frame, which has the header and the main region already. */
import { createContext, useContext } from 'react';

const Framed = createContext(false);

export const FramedPages = Framed.Provider;
export const useIsFramed = (): boolean => useContext(Framed);
