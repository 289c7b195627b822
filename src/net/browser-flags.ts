/** Switches for a browser which does nothing on its own account and goes nowhere but through the proxy. */
export function browserFlags(proxyPort: number, asRoot: boolean): readonly string[] {
  return [
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    // Loopback goes through the proxy as well, so that the guard sees it.
    '--proxy-bypass-list=<-loopback>',
    // Nothing is resolved but by the proxy; a prefetch would ask the system's resolver.
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--dns-prefetch-disable',
    '--disable-quic',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-sync',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--no-pings',
    '--mute-audio',
    // A page whose scripts hoard more than this ends; see also `memory-watch.ts`.
    '--js-flags=--max-old-space-size=512',
    '--hide-scrollbars',
    // All frames of a page in one process, so that one session reaches them all.
    '--disable-site-isolation-trials',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/** The last switch of a name counts, so the ones which Playwright turns off stand here too. */
const DISABLED_FEATURES = [
  'IsolateOrigins',
  'site-per-process',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'Translate',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  // The list below the address bar is a page of its own in every window: nobody sees it, and it costs more than ours.
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
] as const;
