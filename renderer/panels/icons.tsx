/** The few icons of the window, drawn in the colour of the text. None points in a direction. */
const draw = (path: string) => () => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)

export const Plus = draw("M8 3v10M3 8h10")
export const Search = draw("M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.6 10.6 14 14")
export const Up = draw("M4 10l4-4 4 4")
export const Down = draw("M4 6l4 4 4-4")
export const Check = draw("M3 8.5 6.5 12 13 4.5")
export const Dot = draw("M8 7.5v1")
export const Warning = draw("M8 2.5 14.5 13.5h-13ZM8 6.5v3.2M8 11.6v.2")
export const Information = draw("M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6ZM8 7.3v3.9M8 4.6v.2")
export const Stop = draw(
  "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
)
export const Lock = draw("M3.5 7.5h9v6.3h-9ZM5.6 7.5V5.2a2.4 2.4 0 0 1 4.8 0v2.3")
export const Cross = draw("M4 4l8 8M12 4l-8 8")
