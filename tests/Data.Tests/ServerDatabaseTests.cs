using Xunit.Sdk;

namespace Kpi.Data.Tests;

public sealed class ServerDatabaseTests
{
    [Fact]
    public Task A_server_that_does_not_answer_fails_the_test_in_one_sentence() =>
        FailsAsync($"Server=127.0.0.1,{ClosedPort.Next()};User Id=sa;Password=none;Connect Timeout=1;Encrypt=false");

    [Fact]
    public Task A_connection_string_that_is_none_fails_the_test_in_one_sentence() => FailsAsync("no connection string");

    private static async Task FailsAsync(string server)
    {
        var failure = await Should.ThrowAsync<FailException>(() => ServerDatabase.CreateAsync(server));

        failure.Message.ShouldStartWith("KPI_TEST_SQLSERVER names no SQL Server on which a database can be made: ");
        failure.Message.ShouldNotContain("\n");
    }
}
