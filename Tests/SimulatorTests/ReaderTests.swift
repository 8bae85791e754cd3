@testable import Simulator
import Testing

@Suite("Reading fachdaten")
struct ServiceportalDocumentTests {
    private func document(_ groups: String) throws -> ServiceportalDocument {
        try ServiceportalDocument(Array(ExampleDelivery.document(groups).utf8))
    }

    @Test("finds groups, instances, empty fields and several values")
    func reads() throws {
        let document = try document(
            "<kind><instance_0><vorname>Mia &amp; Max</vorname><tage><selectedValue>mo</selectedValue><selectedValue>di</selectedValue></tage>"
                + "<leer/></instance_0></kind><kind.geschwister><instance_0><alter>3</alter></instance_0><instance_1><alter>5</alter></instance_1>"
                + "</kind.geschwister><nichts/>")
        #expect(document.formID == SimulatorFixture.form)
        #expect(document.groups == ["kind", "kind.geschwister", "nichts"])
        #expect(
            document.fields.map(\.path) == ["kind/vorname", "kind/tage", "kind/leer", "kind.geschwister/alter", "kind.geschwister/alter"])
        #expect(document.fields.map(\.values) == [["Mia & Max"], ["mo", "di"], [], ["3"], ["5"]])
        #expect(document.fields.map(\.instance) == [0, 0, 0, 0, 1])
    }

    @Test(
        "refuses every other shape",
        arguments: [
            "<a>x</a>", "<a><b>x</b></a>", "<a><instance_1/></a>", "<a><instance_0/><instance_2/></a>", "<a><instance_0>x</instance_0></a>",
            "<a><instance_0/></a><a><instance_0/></a>", "<a><instance_0><b/><b/></instance_0></a>", "<xmla><instance_0/></xmla>",
            "<a><instance_0><xMLb/></instance_0></a>", "<ä><instance_0/></ä>", "<a><instance_0><b><c>x</c></b></instance_0></a>",
            "<a><instance_0><b>x<selectedValue>y</selectedValue></b></instance_0></a>", "text", "<a x=\"1\"><instance_0/></a>",
            "<a><instance_0><b><![CDATA[x]]></b></instance_0></a>", "<a><instance_0><?x y?></instance_0></a>",
        ])
    func shapes(groups: String) {
        #expect(throws: Problem.self) { try document(groups) }
    }

    @Test(
        "refuses documents that are no XML of the platform",
        arguments: [
            "", "<serviceportal/>", #"<?xml version="1.0" encoding="UTF-8"?>"#, #"<?xml version="1.0" encoding="UTF-8"?><other/>"#,
            #"<?xml version="1.0" encoding="ISO-8859-1"?><serviceportal/>"#,
            #"<?xml version="1.0" encoding="UTF-8"?><serviceportal><serviceportal-fields/></serviceportal>"#,
            #"<?xml version="1.0" encoding="UTF-8"?><serviceportal><metadata/><serviceportal-fields/></serviceportal>"#,
            #"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><serviceportal>&a;</serviceportal>"#,
            #"<?xml version="1.0" encoding="UTF-8"?><serviceportal><metadata><formId>x</formId><pdfApplicantFormBase64>x</pdfApplicantFormBase64></metadata><serviceportal-fields/></serviceportal>"#,
        ])
    func documents(text: String) {
        #expect(throws: Problem.self) { try ServiceportalDocument(Array(text.utf8)) }
    }

    @Test("bounds depth and number of elements, and refuses broken UTF-8")
    func bounds() {
        let deep = String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)
        #expect(throws: Problem.self) { try document(deep) }
        let wide = "<a><instance_0>" + (0..<60_000).map { "<f\($0)/>" }.joined() + "</instance_0></a>"
        #expect(throws: Problem.self) { try document(wide) }
        #expect(throws: Problem.self) { try ServiceportalDocument(Array(ExampleDelivery.document("").utf8) + [0xFF]) }
    }
}

@Suite("Reading multipart bodies")
struct MultipartBodyTests {
    private func body(_ text: String) throws -> MultipartBody {
        try MultipartBody(Array(text.replacing("\n", with: "\r\n").utf8), boundary: "b")
    }

    @Test("finds names, types and bytes")
    func reads() throws {
        let body = try body(
            "--b\nContent-Disposition: form-data; name=\"a\"\nContent-Type: text/plain\n\nx\ny\n--b\ncontent-disposition: form-data; name=c; filename=\"d;e\"\n\n\n--b--\n"
        )
        #expect(body.parts.map(\.name) == ["a", "c"])
        #expect(body.parts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["x\r\ny", ""])
        #expect(body.parts.map(\.filename) == [nil, "d;e"])
    }

    @Test(
        "refuses what is cut, doubled or has no name",
        arguments: [
            "", "--b", "--b--", "--b\n", "x--b\n", "--b\nContent-Disposition: form-data; name=\"a\"\n\nx", "--b\n\n\n--b--",
            "--b\nContent-Disposition: form-data\n\nx\n--b--", "--b\nContent-Disposition: attachment; name=\"a\"\n\nx\n--b--",
            "--b\nContent-Disposition: form-data; name=\"a\"\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--",
            "--b\nnonsense\n\nx\n--b--", "--b\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--\nmore",
            "--bx\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--",
        ])
    func refuses(text: String) {
        #expect(throws: Problem.self) { try body(text) }
    }

    @Test("survives every cut of a good body")
    func cuts() throws {
        let bytes = Array("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--".utf8)
        for length in 0..<bytes.count {
            #expect(throws: Problem.self) { try MultipartBody(Array(bytes.prefix(length)), boundary: "b") }
        }
        #expect(try MultipartBody(bytes, boundary: "b").parts.count == 1)
    }

    @Test("bounds the number of parts")
    func bounded() {
        let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        #expect(throws: Problem.self) { try MultipartBody(Array((String(repeating: part, count: 65) + "--b--").utf8), boundary: "b") }
    }

    @Test(
        "finds the boundary of a type",
        arguments: [("multipart/form-data; boundary=x", "x"), ("Multipart/Form-Data;charset=a; boundary=\"y z\"", "y z")])
    func boundaries(value: String, boundary: String) {
        #expect(MultipartBody.boundary(ofContentType: value) == boundary)
        #expect(MultipartBody.boundary(ofContentType: "text/plain; boundary=x") == nil)
    }
}
