using Xunit.Sdk;

namespace Kpi.Data.Tests;

public sealed class ServerDatabaseTests
{
    [Theory]
    [InlineData("Server=127.0.0.1,1;User Id=sa;Password=none;Connect Timeout=2;Encrypt=false")]
    [InlineData("no connection string")]
    public async Task A_server_that_cannot_be_used_fails_the_test_in_one_sentence(string server)
    {
        var failure = await Should.ThrowAsync<FailException>(() => ServerDatabase.CreateAsync(server));

        failure.Message.ShouldStartWith("KPI_TEST_SQLSERVER names no SQL Server on which a database can be made: ");
        failure.Message.ShouldNotContain("\n");
    }
}
