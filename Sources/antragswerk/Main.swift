import AntragswerkCLI
import ArgumentParser

@main
struct Main {
    static func main() async {
        await RootCommand.main()
    }
}
