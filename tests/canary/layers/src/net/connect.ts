export const connect = 'a domain that imports an edge';
