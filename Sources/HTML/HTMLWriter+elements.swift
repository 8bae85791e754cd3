/// Elements as functions: the tag is opened, its content written by the closure, and closed again.
extension HTMLWriter {
    /// Any element by its name, for the ones that have no function of their own.
    public mutating func element(_ tag: StaticString, _ attributes: [Attribute], _ content: (inout HTMLWriter) -> Void) {
        open(tag, attributes)
        content(&self)
        close(tag)
    }

    /// An element without content and end tag.
    public mutating func void(_ tag: StaticString, _ attributes: [Attribute]) {
        open(tag, attributes)
    }

    /// A text area. HTML drops one line feed after the start tag, so one is written for it.
    public mutating func textarea(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        open("textarea", attributes)
        appendByte(0x0A)
        content(&self)
        close("textarea")
    }

    /// The same with attributes put together before.
    public mutating func textArea(_ attributes: [Attribute], content: (inout HTMLWriter) -> Void) {
        open("textarea", attributes)
        appendByte(0x0A)
        content(&self)
        close("textarea")
    }

    /// An input with attributes put together before.
    public mutating func input(_ attributes: [Attribute]) { void("input", attributes) }

    mutating func open(_ tag: StaticString, _ attributes: [Attribute]) {
        appendByte(0x3C)
        markup(tag)
        for attribute in attributes { self.attribute(attribute) }
        appendByte(0x3E)
    }

    mutating func close(_ tag: StaticString) {
        markup("</")
        markup(tag)
        appendByte(0x3E)
    }
}

// MARK: - Elements with content

extension HTMLWriter {
    public mutating func html(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("html", attributes, content) }
    public mutating func head(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("head", attributes, content) }
    public mutating func title(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("title", attributes, content) }
    public mutating func body(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("body", attributes, content) }
    public mutating func header(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("header", attributes, content) }
    public mutating func aside(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("aside", attributes, content) }
    public mutating func footer(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("footer", attributes, content) }
    public mutating func main(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("main", attributes, content) }
    public mutating func nav(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("nav", attributes, content) }
    public mutating func section(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("section", attributes, content)
    }
    public mutating func article(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("article", attributes, content)
    }
    public mutating func div(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("div", attributes, content) }
    public mutating func p(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("p", attributes, content) }
    public mutating func h1(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("h1", attributes, content) }
    public mutating func h2(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("h2", attributes, content) }
    public mutating func h3(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("h3", attributes, content) }
    public mutating func h4(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("h4", attributes, content) }
    public mutating func ul(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("ul", attributes, content) }
    public mutating func ol(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("ol", attributes, content) }
    public mutating func li(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("li", attributes, content) }
    public mutating func dl(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("dl", attributes, content) }
    public mutating func dt(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("dt", attributes, content) }
    public mutating func dd(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("dd", attributes, content) }
    public mutating func a(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("a", attributes, content) }
    public mutating func span(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("span", attributes, content) }
    public mutating func strong(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("strong", attributes, content) }
    public mutating func em(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("em", attributes, content) }
    public mutating func form(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("form", attributes, content) }
    public mutating func fieldset(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("fieldset", attributes, content)
    }
    public mutating func legend(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("legend", attributes, content) }
    public mutating func label(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("label", attributes, content) }
    public mutating func button(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("button", attributes, content) }
    public mutating func select(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("select", attributes, content) }
    public mutating func select(_ attributes: [Attribute], content: (inout HTMLWriter) -> Void) { element("select", attributes, content) }
    public mutating func option(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("option", attributes, content) }
    public mutating func details(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("details", attributes, content)
    }
    public mutating func summary(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("summary", attributes, content)
    }
    public mutating func table(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("table", attributes, content) }
    public mutating func caption(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("caption", attributes, content)
    }
    public mutating func thead(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("thead", attributes, content) }
    public mutating func tbody(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("tbody", attributes, content) }
    public mutating func tr(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("tr", attributes, content) }
    public mutating func th(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("th", attributes, content) }
    public mutating func td(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("td", attributes, content) }
    public mutating func time(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("time", attributes, content) }
    public mutating func output(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("output", attributes, content) }
    public mutating func search(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("search", attributes, content) }
    public mutating func progress(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("progress", attributes, content)
    }
    public mutating func script(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) { element("script", attributes, content) }
    public mutating func address(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("address", attributes, content)
    }
}

// MARK: - Elements with nothing but text

extension HTMLWriter {
    public mutating func title(_ attributes: Attribute..., text: String) { element("title", attributes) { $0.text(text) } }
    public mutating func p(_ attributes: Attribute..., text: String) { element("p", attributes) { $0.text(text) } }
    public mutating func h1(_ attributes: Attribute..., text: String) { element("h1", attributes) { $0.text(text) } }
    public mutating func h2(_ attributes: Attribute..., text: String) { element("h2", attributes) { $0.text(text) } }
    public mutating func h3(_ attributes: Attribute..., text: String) { element("h3", attributes) { $0.text(text) } }
    public mutating func li(_ attributes: Attribute..., text: String) { element("li", attributes) { $0.text(text) } }
    public mutating func dt(_ attributes: Attribute..., text: String) { element("dt", attributes) { $0.text(text) } }
    public mutating func dd(_ attributes: Attribute..., text: String) { element("dd", attributes) { $0.text(text) } }
    public mutating func a(_ attributes: Attribute..., text: String) { element("a", attributes) { $0.text(text) } }
    public mutating func span(_ attributes: Attribute..., text: String) { element("span", attributes) { $0.text(text) } }
    public mutating func strong(_ attributes: Attribute..., text: String) { element("strong", attributes) { $0.text(text) } }
    public mutating func legend(_ attributes: Attribute..., text: String) { element("legend", attributes) { $0.text(text) } }
    public mutating func label(_ attributes: Attribute..., text: String) { element("label", attributes) { $0.text(text) } }
    public mutating func button(_ attributes: Attribute..., text: String) { element("button", attributes) { $0.text(text) } }
    public mutating func summary(_ attributes: Attribute..., text: String) { element("summary", attributes) { $0.text(text) } }
    public mutating func th(_ attributes: Attribute..., text: String) { element("th", attributes) { $0.text(text) } }
    public mutating func td(_ attributes: Attribute..., text: String) { element("td", attributes) { $0.text(text) } }
    public mutating func caption(_ attributes: Attribute..., text: String) { element("caption", attributes) { $0.text(text) } }
    public mutating func option(_ attributes: Attribute..., text: String) { element("option", attributes) { $0.text(text) } }
}

// MARK: - Void elements

extension HTMLWriter {
    public mutating func input(_ attributes: Attribute...) { void("input", attributes) }
    public mutating func br(_ attributes: Attribute...) { void("br", attributes) }
    public mutating func hr(_ attributes: Attribute...) { void("hr", attributes) }
    public mutating func meta(_ attributes: Attribute...) { void("meta", attributes) }
    public mutating func link(_ attributes: Attribute...) { void("link", attributes) }
}
