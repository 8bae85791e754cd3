import CLibcurl

extension Transfer {
    /// What libcurl's result means.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, TransferError> {
        guard code != CURLE_OK else { return response() }
        return .failure(
            TransferError(
                kind(code), mayHaveReachedServer: mayHaveReachedServer, wasReusedConnection: isReusedConnection,
                detail: String(cString: message), curlCode: Int(code.rawValue)))
    }

    func cancelled() -> Result<HTTPResponse, TransferError> {
        .failure(TransferError(.cancelled, mayHaveReachedServer: mayHaveReachedServer))
    }

    private func response() -> Result<HTTPResponse, TransferError> {
        let status = long(CURLINFO_RESPONSE_CODE)
        // HTTP/0.9 and a body without a status line are not accepted by libcurl; this is for what slips through.
        guard (100...599).contains(status) else {
            return .failure(TransferError(.protocolViolation, "the answer has no status", mayHaveReachedServer: true))
        }
        // libcurl takes a head that is cut off for a complete one; we must not take it for an acknowledgement.
        guard isHeadComplete else {
            return .failure(
                TransferError(
                    .connectionLost, "the answer was cut off", mayHaveReachedServer: true, wasReusedConnection: isReusedConnection))
        }
        return .success(HTTPResponse(status: status, headers: HTTPFields(headers), body: body, timings: timings))
    }

    private var timings: TransferTimings {
        var timings = TransferTimings()
        timings.resolved = duration(CURLINFO_NAMELOOKUP_TIME_T)
        timings.connected = duration(CURLINFO_CONNECT_TIME_T)
        timings.secured = duration(CURLINFO_APPCONNECT_TIME_T)
        timings.firstByte = duration(CURLINFO_STARTTRANSFER_TIME_T)
        timings.total = duration(CURLINFO_TOTAL_TIME_T)
        timings.isReusedConnection = isReusedConnection
        switch long(CURLINFO_HTTP_VERSION) {
        case Int(CURL_HTTP_VERSION_1_0): timings.httpVersion = "1.0"
        case Int(CURL_HTTP_VERSION_1_1): timings.httpVersion = "1.1"
        case Int(CURL_HTTP_VERSION_2_0): timings.httpVersion = "2"
        case Int(CURL_HTTP_VERSION_3): timings.httpVersion = "3"
        default: break
        }
        return timings
    }

    /// libcurl counts the bytes of the request head as it sends them, and notes the moment before which it sent nothing.
    private var mayHaveReachedServer: Bool {
        long(CURLINFO_REQUEST_SIZE) > 0 || duration(CURLINFO_PRETRANSFER_TIME_T) > .zero
    }

    private var isReusedConnection: Bool {
        long(CURLINFO_NUM_CONNECTS) == 0 && mayHaveReachedServer
    }

    private func long(_ info: CURLINFO) -> Int {
        var value = 0
        guard let easy, curl_get_long(easy, info, &value) == CURLE_OK else { return 0 }
        return value
    }

    private func duration(_ info: CURLINFO) -> Duration {
        var value: curl_off_t = 0
        guard let easy, curl_get_offset(easy, info, &value) == CURLE_OK else { return .zero }
        return .microseconds(value)
    }

    private func kind(_ code: CURLcode) -> TransferError.Kind {
        if isTooLarge { return .tooLarge }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .resolve
        case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED: return .connect
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return .tlsVerification
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED: return .tlsHandshake
        case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
            return .configuration
        case CURLE_OPERATION_TIMEDOUT: return .timeout
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM,
            CURLE_SEND_FAIL_REWIND, CURLE_SSL_SHUTDOWN_FAILED:
            return .connectionLost
        case CURLE_FILESIZE_EXCEEDED: return .tooLarge
        // CURLE_UNSUPPORTED_PROTOCOL is left to the default: schemes were checked before, here it means an answer without
        // a status line.
        case CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN:
            return .invalidRequest
        default: return .protocolViolation
        }
    }
}
