/** How the packages of the three systems are made: the configuration of electron-builder, which `npm run dist` starts. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Configuration } from "electron-builder"
import { appFolder } from "./app-folder.ts"
import { metainfoFile, metainfoPlace } from "./metainfo.ts"
import { appId, article, descriptions, marker, repositoryOf, scheme } from "./product.ts"

/** What is switched in Electron's binary itself, so that no environment and no argument can switch it back. */
export const fuses = {
  runAsNode: false,
  // Midad keeps no cookies, and the key of their encryption would be asked of the system's keyring.
  enableCookieEncryption: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const

/** What lies beside the archive: a thread's program is not read from it. */
export const unpacked = ["dist/search", "dist/imports", "dist/checks"]

/** Where packages are made, from the checkout. */
export const packagesFolder = "out/packages"

/** The name of a package, such as `Midad-1.0.0-linux-x64.deb`: electron-builder fills in what is in braces. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: It is electron-builder's placeholder.
const artifactName = "${productName}-${version}-${os}-${arch}.${ext}"

/** The icons that `npm run icons` draws, from the checkout. Without them the packages have Electron's own. */
const icons = { mac: "dist/icons/icon.icns", win: "dist/icons/icon.ico", linux: "dist/icons" } as const

const iconOf = (root: string, system: keyof typeof icons) =>
  existsSync(join(root, icons.mac)) ? { icon: icons[system] } : {}

/** Signing by Azure's service, where the environment names the account. Its secrets are read by the service itself. */
function azure(env: NodeJS.ProcessEnv): Pick<NonNullable<Configuration["win"]>, "azureSignOptions"> {
  const { AZURE_SIGNING_ENDPOINT, AZURE_SIGNING_ACCOUNT, AZURE_SIGNING_PROFILE, AZURE_SIGNING_PUBLISHER } =
    env
  if (!AZURE_SIGNING_ENDPOINT || !AZURE_SIGNING_ACCOUNT || !AZURE_SIGNING_PROFILE || !AZURE_SIGNING_PUBLISHER)
    return {}
  return {
    azureSignOptions: {
      endpoint: AZURE_SIGNING_ENDPOINT,
      codeSigningAccountName: AZURE_SIGNING_ACCOUNT,
      certificateProfileName: AZURE_SIGNING_PROFILE,
      publisherName: AZURE_SIGNING_PUBLISHER,
    },
  }
}

/** The desktop entry of Linux, beside what electron-builder writes into it by itself. */
const desktopEntry = {
  "Name[ar]": "مداد",
  GenericName: "News editor",
  "GenericName[ar]": "محرر أخبار",
  "Comment[ar]": descriptions.ar,
  Keywords: "news;article;editor;newsroom;Arabic;",
  "Keywords[ar]": "أخبار;خبر;مادة;محرر;تحرير;صحافة;",
  StartupNotify: "true",
}

/**
 * The configuration for the checkout at `root`. `env` says whether packages are signed (`CSC_LINK`, `WIN_CSC_LINK` and
 * Azure's names) and, in a workflow, where the sources are published.
 */
export function configuration(root: string, env: NodeJS.ProcessEnv): Configuration {
  const repository = repositoryOf(env)
  const isMacSigned = Boolean(env.CSC_LINK || env.CSC_NAME)
  const metainfo = [`${join(root, metainfoFile)}=${metainfoPlace}`]
  return {
    appId,
    productName: "Midad",
    copyright: "The Midad authors, MIT licence",
    directories: { app: appFolder, output: packagesFolder, buildResources: "main/pack" },
    artifactName,
    // The folder has no packages, and without this line electron-builder would take those of the checkout instead.
    files: ["**/*", "!**/node_modules/**"],
    asar: true,
    asarUnpack: unpacked.map((folder) => `${folder}/**`),
    npmRebuild: false,
    // What the system's own dialogs say is needed in both languages of Midad; its window has its words itself.
    electronLanguages: ["ar", "en-US"],
    // Fuses are set after Electron's own signature was made, which a Mac of Apple's processors then refuses.
    electronFuses: { ...fuses, resetAdHocDarwinSignature: true },
    publish: repository ? [{ provider: "github", owner: repository.owner, repo: repository.name }] : null,
    protocols: [{ name: "Midad", schemes: [scheme], role: "Editor" }],
    fileAssociations: [
      {
        ext: marker.extension,
        name: marker.name,
        description: marker.name,
        mimeType: marker.mime,
        role: "Editor",
        rank: "Owner",
      },
    ],
    mac: {
      ...iconOf(root, "mac"),
      category: "public.app-category.productivity",
      minimumSystemVersion: "13.0",
      hardenedRuntime: isMacSigned,
      // Without a certificate the app is signed for its own machine only: a Mac starts nothing that has no signature.
      ...(isMacSigned ? {} : { identity: "-" }),
      fileAssociations: [
        { ext: [...article.extensions], name: "Web page", role: "Editor", rank: "Alternate" },
      ],
      extendInfo: { CFBundleDevelopmentRegion: "ar", CFBundleLocalizations: ["ar", "en"] },
      target: ["dmg", "zip"].map((target) => ({ target, arch: ["universal" as const] })),
    },
    win: {
      ...iconOf(root, "win"),
      ...azure(env),
      target: [{ target: "nsis", arch: ["x64", "arm64"] }],
    },
    nsis: {
      // For the user alone unless /ALLUSERS is given or chosen; /S asks nothing.
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: false,
      allowToChangeInstallationDirectory: true,
      buildUniversalInstaller: false,
      installerLanguages: ["en_US", "ar_SA"],
      include: "main/pack/windows/open-with.nsh",
      deleteAppDataOnUninstall: false,
    },
    linux: {
      ...iconOf(root, "linux"),
      executableName: "midad",
      syncDesktopName: true,
      category: "Office;WordProcessor",
      synopsis: descriptions.en,
      description: descriptions.en,
      // The window is offered for web pages; no type is declared for them, so the browser stays what opens them.
      mimeTypes: [article.mime],
      desktop: { entry: desktopEntry },
      target: ["AppImage", "deb", "rpm"].map((target) => ({
        target,
        arch: ["x64" as const, "arm64" as const],
      })),
    },
    deb: { packageCategory: "editors", recommends: [], fpm: metainfo },
    rpm: { fpm: metainfo },
  }
}

export default configuration(process.cwd(), process.env)
