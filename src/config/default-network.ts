import type { NetworkSettings } from '../domain/site.ts';

export const DEFAULT_MAX_PAGES = 2000;

/**
 * What a seed file need not say. The canaries prove a working IPv6 path: well-known hosts with both families in four
 * different networks, three of them inside China (education network, two large clouds), so that one network's
 * trouble is not taken for ours.
 */
export const DEFAULT_NETWORK: NetworkSettings = {
  resolvers: [],
  treatAsPublic: [],
  ratePerHost: 5,
  recheckAfterSeconds: 60,
  ipv6Canaries: [
    'https://mirrors.tuna.tsinghua.edu.cn/',
    'https://www.taobao.com/',
    'https://www.qq.com/',
    'https://www.cloudflare.com/',
  ],
};
