import Testing

@Suite("Workflow") struct PlaceTests { @Test("compiles") func compiles() {} }
