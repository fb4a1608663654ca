// P leads from any page to the presentation and starts it, unless something is being typed.
if (!window.jixiaoPresents) {
  window.jixiaoPresents = true
  addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "p" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const typing = event.target.closest?.("input, textarea, select, [contenteditable=true], [role=combobox], .gdg-style, canvas")
    if (typing || document.querySelector(".jixiao-show, [role=dialog]")) return
    event.preventDefault()
    if (document.querySelector(".st-key-present-start")) return window.jixiaoPresentation?.start()
    const way = document.querySelector("[data-testid=stTopNavLink][href*='/present']")
    if (!way) return
    sessionStorage.setItem("jixiao-present", "elsewhere")
    way.click()
  })
}
