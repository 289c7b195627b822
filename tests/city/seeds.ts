import type { Ports } from './model.ts';
import type { Site } from './site.ts';

/** The city's seed file, in the form of the contract's section 3. */
export function seedsOf(sites: readonly Site[], ports: Ports): string {
  return `# The demo city 清湖市. Written by tests/city; do not edit by hand:
#   node tests/city/serve.ts --seeds-out seeds/demo-city.yaml
# All names are invented and are answered by the city's own DNS server on loopback.
city: { id: qinghu, name: 清湖市, code: "429900" }
counties:
  - { id: baishi, name: 白石县, code: "429921" }
  - { id: dongling, name: 东岭县, code: "429922" }
  - { id: nanxi, name: 南溪区, code: "429903" }
network:
  resolvers: ["127.0.0.1:${ports.dns}"]
  treatAsPublic: ["127.0.0.0/8", "::1/128", "fdb8:dead::/32"]   # the last: addresses where nobody is
  ratePerHost: 0
  recheckAfterSeconds: 2
defaults: { maxPages: 500 }
sites:
${sites.map((site) => entry(site)).join('\n')}
`;
}

function entry(site: Site): string {
  const { spec } = site;
  const lines = [
    `id: ${spec.id}`,
    `name: ${spec.name}`,
    `url: ${site.url}`,
    `level: ${spec.level}`,
    ...(spec.county === undefined ? [] : [`county: ${spec.county}`]),
    `owner: ${spec.owner}`,
    `siteCode: "${spec.siteCode}"`,
  ];
  if (spec.id === 'www') lines.push('apps: [{ name: 清湖通, hosts: [app.qinghu-demo.gov.cn] }]');
  return `  - ${lines.join('\n    ')}`;
}
