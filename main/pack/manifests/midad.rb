cask "midad" do
  version "@version@"
  sha256 "@sha256:mac-universal.dmg@"

  url "@downloads@/v#{version}/Midad-#{version}-mac-universal.dmg"
  name "Midad"
  name "مداد"
  desc "Newsroom editor for right-to-left news"
  homepage "@homepage@"

  livecheck do
    url :url
    strategy :github_latest
  end

  auto_updates true
  depends_on macos: ">= :ventura"

  app "Midad.app"

  zap trash: [
    "~/Library/Application Support/Midad",
    "~/Library/Caches/midad-updater",
    "~/Library/Logs/Midad",
    "~/Library/Preferences/org.midad.Midad.plist",
    "~/Library/Saved Application State/org.midad.Midad.savedState",
  ]
end
