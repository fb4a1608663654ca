// The rows of long tables that only paper shows are fetched when a page is printed. Printing waits for no answer, so
// the page waits for it here.
if (!window.jixiaoPrints) {
  window.jixiaoPrints = true
  addEventListener("beforeprint", () => {
    for (const table of document.querySelectorAll(".printed[data-rest]")) {
      const asked = new XMLHttpRequest()
      try {
        asked.open("GET", table.dataset.rest, false)
        asked.send()
      } catch {}
      if (asked.status !== 200) continue // the line below the table goes on to say that rows are missing
      table.querySelector("tbody").insertAdjacentHTML("beforeend", asked.responseText)
      table.querySelector("p").remove()
      delete table.dataset.rest
    }
  })
}
