import CLibcurl

extension Transfer {
    /// Sets every option on a fresh or reset handle.
    func configure(_ easy: UnsafeMutableRawPointer) throws(TransferError) {
        self.easy = easy
        var isAccepted = true
        func long(_ option: CURLoption, _ value: Int) { isAccepted = curl_set_long(easy, option, value) == CURLE_OK && isAccepted }
        func string(_ option: CURLoption, _ value: String) { isAccepted = curl_set_string(easy, option, value) == CURLE_OK && isAccepted }

        string(CURLOPT_URL, request.url)
        string(CURLOPT_PROTOCOLS_STR, request.allowsPlainHTTP ? "http,https" : "https")
        long(CURLOPT_NOSIGNAL, 1)
        long(CURLOPT_FOLLOWLOCATION, 0)
        long(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        long(CURLOPT_PIPEWAIT, 1)
        long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        long(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.connectTimeout))
        long(CURLOPT_TIMEOUT_MS, Self.milliseconds(request.totalTimeout))
        // An empty string: not even the environment names a proxy.
        string(CURLOPT_PROXY, request.proxy ?? "")
        secure(long, string)
        callbacks(easy)
        method(long, string)
        try setHeaders(easy)
        guard isAccepted else { throw TransferError(.invalidRequest, "libcurl does not accept the request") }
    }

    private func secure(_ long: (CURLoption, Int) -> Void, _ string: (CURLoption, String) -> Void) {
        long(CURLOPT_SSL_VERIFYPEER, 1)
        long(CURLOPT_SSL_VERIFYHOST, 2)
        long(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // A renewed CA file counts after a minute at the latest.
        long(CURLOPT_CA_CACHE_TIMEOUT, 60)
        guard let tls = request.tls else { return }
        if let file = tls.caFile { string(CURLOPT_CAINFO, file) }
        if let file = tls.certificateFile { string(CURLOPT_SSLCERT, file) }
        if let file = tls.keyFile { string(CURLOPT_SSLKEY, file) }
    }

    private func callbacks(_ easy: UnsafeMutableRawPointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(easy, CURLOPT_PRIVATE, context)
        curl_set_pointer(easy, CURLOPT_WRITEDATA, context)
        curl_set_pointer(easy, CURLOPT_HEADERDATA, context)
        curl_set_pointer(easy, CURLOPT_READDATA, context)
        curl_set_pointer(easy, CURLOPT_SEEKDATA, context)
        curl_set_pointer(easy, CURLOPT_ERRORBUFFER, message)
        curl_set_write_function(easy, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            guard let transfer = Transfer.from(context) else { return 0 }
            return transfer.receive(UnsafeRawBufferPointer(start: data, count: size &* count))
        }
        curl_set_write_function(easy, CURLOPT_HEADERFUNCTION) { data, size, count, context in
            guard let transfer = Transfer.from(context) else { return 0 }
            return transfer.receive(header: UnsafeRawBufferPointer(start: data, count: size &* count))
        }
        curl_set_write_function(easy, CURLOPT_READFUNCTION) { data, size, count, context in
            guard let transfer = Transfer.from(context) else { return curl_read_abort() }
            return transfer.send(into: UnsafeMutableRawBufferPointer(start: data, count: size &* count))
        }
        curl_set_seek_function(easy) { context, offset, origin in
            guard origin == 0, let transfer = Transfer.from(context), transfer.rewind(to: Int(offset)) else { return 1 }
            return 0
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func method(_ long: (CURLoption, Int) -> Void, _ string: (CURLoption, String) -> Void) {
        switch request.method {
        case "GET" where request.body.isEmpty: long(CURLOPT_HTTPGET, 1)
        case "HEAD" where request.body.isEmpty: long(CURLOPT_NOBODY, 1)
        default:
            if !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
                long(CURLOPT_POST, 1)
                if let easy { curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)) }
            }
            string(CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private func setHeaders(_ easy: UnsafeMutableRawPointer) throws(TransferError) {
        var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        let names = Set(request.headers.map { $0.name.lowercased() })
        // libcurl adds these by itself; an empty line takes them out.
        lines.append("Expect:")
        if !names.contains("content-type") { lines.append("Content-Type:") }
        if !names.contains("accept") { lines.append("Accept: */*") }
        for line in lines {
            guard let longer = curl_slist_append(headerList, line) else { throw TransferError(.invalidRequest, "out of memory") }
            headerList = longer
        }
        curl_set_list(easy, CURLOPT_HTTPHEADER, headerList)
    }

    /// Rounded up, so that a short timeout never becomes "none".
    private static func milliseconds(_ duration: Duration) -> Int {
        let parts = duration.components
        guard parts.seconds < 1_000_000 else { return 1_000_000_000 }
        return Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000) + 1
    }
}
