import { zh } from './zh.ts';
export const en: typeof zh = zh;
