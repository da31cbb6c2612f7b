using System.Text;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Tests.Execution;

public class PersistedDocumentTests
{
    [Fact]
    public void Trusted_only_mode_takes_registered_documents_by_text_or_hash_and_no_others()
    {
        var documents = new PersistedDocuments { TrustedOnly = true };
        var hash = documents.Add("{ where }");
        Text(documents.Resolve(null, hash)).ShouldBe("{ where }");
        Text(documents.Resolve(Bytes("{ where }"), null)).ShouldBe("{ where }");
        Should.Throw<GraphQLException>(() => documents.Resolve(Bytes("{ other }"), null)).Errors[0].Code.ShouldBe("PERSISTED_QUERY_ONLY");
        Should.Throw<GraphQLException>(() => documents.Resolve(Bytes("{ other }"), hash)).Errors[0].Code.ShouldBe("PERSISTED_QUERY_ONLY");
    }

    [Fact]
    public void Switched_off_registration_leaves_registered_documents()
    {
        var documents = new PersistedDocuments { AllowAutomatic = false };
        var hash = documents.Add("{ where }");
        Text(documents.Resolve(null, hash)).ShouldBe("{ where }");
        const string other = "28ca6a3bbb8a0a7f2cf1eb1d35ff1e33b2d0e5f0d4ff9d5ac71e2d7d7c6d4c1a";
        Should.Throw<GraphQLException>(() => documents.Resolve(null, other)).Errors[0].Code.ShouldBe("PERSISTED_QUERY_NOT_FOUND");
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
