'use client';
import { useEffect, useRef } from 'react';

const PIECES = 90;
const LASTS_MS = 2600;
const HUES = [65, 160, 95, 200, 30];

/** A short shower of paper over the page. Who asked for less motion gets none. */
export function Confetti() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.width = window.innerWidth;
    element.height = window.innerHeight;
    const pieces = Array.from({ length: PIECES }, (_, index) => newPiece(index, element.width));
    let frame = 0;
    let begun = 0;
    const draw = (now: number) => {
      begun ||= now;
      const age = now - begun;
      context.clearRect(0, 0, element.width, element.height);
      if (age > LASTS_MS) return;
      context.globalAlpha = Math.min(1, (LASTS_MS - age) / 600);
      for (const piece of pieces) drawPiece(context, piece, age / 1000, element.height);
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, []);
  return <canvas ref={canvas} aria-hidden className="pointer-events-none fixed inset-0 z-50 size-full" />;
}

interface Piece {
  x: number;
  delay: number;
  speed: number;
  sway: number;
  size: number;
  hue: number;
}

function newPiece(index: number, width: number): Piece {
  return {
    x: Math.random() * width,
    delay: Math.random() * 0.6,
    speed: 0.45 + Math.random() * 0.4,
    sway: 10 + Math.random() * 30,
    size: 6 + Math.random() * 6,
    hue: HUES[index % HUES.length] ?? 65,
  };
}

function drawPiece(context: CanvasRenderingContext2D, piece: Piece, age: number, height: number): void {
  const { x, delay, speed, sway, size, hue } = piece;
  const fallen = Math.max(0, age - delay) * speed * height;
  context.save();
  context.translate(x + Math.sin(age * 3 + x) * sway, fallen - 20);
  context.rotate(age * 4 + x);
  context.fillStyle = `oklch(0.75 0.14 ${hue})`;
  context.fillRect(-size / 2, -size / 3, size, size / 1.5);
  context.restore();
}
