/** What the newsroom has set for every desk on it, and its folder. */
import { defaultNewsroomSettings, newArticlePlaces } from "../../../main/contract/newsroom-settings.ts"
import { problemText } from "../../../main/contract/words/index.ts"
import { useSession } from "../../session/context.ts"
import { Lock, Warning } from "../icons.tsx"
import { Choice } from "./Controls.tsx"
import { aboutOf, Back, Layout } from "./Layout.tsx"

/** The names of the rows, in order. */
export const newsroomRows = ["newArticles", "newsroomFolder"] as const

/** Draws the rows that are `found`. */
export function NewsroomRows({ found }: { found: readonly (typeof newsroomRows)[number][] }) {
  const session = useSession()
  const { settingsScreen, scene } = session
  const said = session.words.value.window.settings
  const state = settingsScreen.newsroom.value
  const managed = scene.value.managed.includes("newsroom")
  const places = said.values.newArticles
  const original = defaultNewsroomSettings.newArticles
  return (
    <>
      {state && <p class="settings-kept">{said.newsroomKept(state.place)}</p>}
      {state?.problem && (
        <p class="settings-problem" role="alert">
          <Warning /> {problemText(session.settings.value.language, state.problem)}
        </p>
      )}
      {found.includes("newArticles") && state && (
        <Layout
          of="newArticles"
          title={said.newsroomItems.newArticles.name}
          help={said.newsroomItems.newArticles.help}
          place={said.newsroomPlace}
          back={
            <Back
              ways={
                state.settings.newArticles === original
                  ? []
                  : [
                      {
                        text: said.original(places[original]),
                        go: () => void settingsScreen.setNewsroom({ newArticles: original }),
                      },
                    ]
              }
            />
          }
        >
          <Choice
            label={said.newsroomItems.newArticles.name}
            about={aboutOf("newArticles")}
            group="newArticles"
            values={newArticlePlaces.map((key) => ({ key, text: places[key] }))}
            value={state.settings.newArticles}
            choose={(key) => {
              const chosen = newArticlePlaces.find((place) => place === key)
              if (chosen) void settingsScreen.setNewsroom({ newArticles: chosen })
            }}
          />
        </Layout>
      )}
      {found.includes("newsroomFolder") && (
        <Layout
          of="newsroomFolder"
          title={said.newsroomFolder.name}
          help={said.newsroomFolder.help}
          place={managed ? said.newsroomPolicy : ""}
        >
          <p class="setting-fixed">
            {managed && <Lock />} <bdi>{scene.value.newsroom.path}</bdi>
          </p>
        </Layout>
      )}
    </>
  )
}
