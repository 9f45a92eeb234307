import { Button, Text } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import type { AgreementReading } from '../contract.ts';
import { boxHeight, boxWidth } from './drawing.tsx';

export interface SignaturePadProps {
  readonly words: AgreementReading['screen'];
  /** Empty while nothing is drawn. */
  readonly path: string;
  readonly onChange: (path: string) => void;
}

const nearPixels = 3;
const longestPath = 20_000;

/** Drawn with a finger, a pen or a mouse. Whoever cannot draw leaves it empty: the typed name is the signature. */
export function SignaturePad({ words, path, onChange }: SignaturePadProps) {
  const last = useRef<readonly [number, number] | null>(null);
  const [isDrawing, setIsDrawing] = useState(false);

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = placeOf(event);
    last.current = [x, y];
    setIsDrawing(true);
    if (path.length < longestPath - 20) onChange(`${path}M${x} ${y}L${x} ${y}`);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!isDrawing || !last.current) return;
    const [x, y] = placeOf(event);
    const [lastX, lastY] = last.current;
    if (Math.hypot(x - lastX, y - lastY) < nearPixels || path.length > longestPath - 20) return;
    last.current = [x, y];
    onChange(`${path}L${x} ${y}`);
  };
  const end = () => {
    last.current = null;
    setIsDrawing(false);
  };

  return (
    <div>
      <Text fw={600} id="draw-label">
        {words.draw}
      </Text>
      <Text fz="sm" c="dimmed">
        {words.drawNote}
      </Text>
      <svg
        className="pad"
        viewBox={`0 0 ${boxWidth} ${boxHeight}`}
        role="img"
        aria-labelledby="draw-label"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="30" x2={boxWidth - 30} y1="160" y2="160" />
        <path d={path} />
      </svg>
      <Button variant="subtle" ml={-18} disabled={path === ''} onClick={() => onChange('')}>
        {words.clear}
      </Button>
    </div>
  );
}

function placeOf(event: PointerEvent<SVGSVGElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (part: number, whole: number, most: number) =>
    Math.round(Math.min(1, Math.max(0, part / whole)) * most);
  return [
    within(event.clientX - box.left, box.width, boxWidth),
    within(event.clientY - box.top, box.height, boxHeight),
  ];
}
